# SPDX-License-Identifier: MIT
"""Set the program up and open its window on the sample: `python3 packaging/start.py`.

Old Pythons must be able to read this file, so that they can say that they are too old.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120

import supported_python

if __name__ == "__main__":
    supported_python.require()
    import show_sample

    sys.exit(show_sample.main(sys.argv[1:]))
