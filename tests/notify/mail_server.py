"""A mail server on loopback for tests: prints its port, then each letter as a line of JSON; ends with its input.

Usage: mail_server.py REFUSED - refuses so many letters for the time being before it takes any.
"""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP


class Keep:
    def __init__(self, refused):
        self.refused = refused

    async def handle_DATA(self, server, session, envelope):
        if self.refused > 0:
            self.refused -= 1
            return "451 Try again later"
        content = envelope.content.decode("utf-8", "replace")
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "content": content}), flush=True)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    keep = Keep(int(sys.argv[1]))
    server = await loop.create_server(lambda: SMTP(keep, hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
