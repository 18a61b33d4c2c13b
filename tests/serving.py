# SPDX-License-Identifier: EUPL-1.2
# serving.py - what the tests share that start servers by themselves: the lines of TAP, a free port, a server that answers.
import os, socket, subprocess, sys, time

count = failed = 0


def t(what, holds, why=''):
    """One check; why is shown when it does not hold."""
    global count, failed
    count += 1
    failed += not holds
    print('ok' if holds else 'not ok', count, '-', what, flush=True)
    if not holds and why:
        print('# ' + str(why)[:600].replace('\n', '\n# '), flush=True)


def plan():
    """The last line of TAP; gives whether a check failed."""
    print('1..%d' % count)
    return failed > 0


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def built(program):
    return os.path.join(os.environ.get('O', 'build'), program)


def serve(program, port, log, *more, wait=20):
    """Starts it, its words go to the end of the file log; gives its process and the seconds until it answered. wait=0 does not wait."""
    began = time.time()
    with open(log, 'a') as words:
        server = subprocess.Popen([built(program), 'serve', '--port', str(port), *more], stderr=words)
    while time.time() < began + wait:
        try:
            socket.create_connection(('127.0.0.1', port), 1).close()
            return server, time.time() - began
        except OSError:
            time.sleep(0.005)
    if wait:
        sys.exit('Bail out! the server does not start: ' + open(log).read()[-500:])
    return server, 0
