# Names of classes: the end of a key is the class's code.
language-fi = Finnish
language-sv = Swedish
language-other = other language
