# SPDX-License-Identifier: EUPL-1.2
# http.t - the server on a real socket: socket_talk.py does the talking.
. tests/lib.sh
unset PRONOIA_NOW
export O PRONOIA_TOWN=none
python3 tests/socket_talk.py "$dir"
