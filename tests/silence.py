# SPDX-License-Identifier: EUPL-1.2
# silence.py - a server that took a question and never answers: who asked has to give up by themselves.
def until_they_leave(c):
    c.settimeout(120)
    try:
        while c.recv(65536): pass
    except OSError: pass
