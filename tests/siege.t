# SPDX-License-Identifier: EUPL-1.2
# siege.t - the server against people who mean harm, on a real socket: siege.py does the talking.
. tests/lib.sh
unset PRONOIA_NOW
export O PRONOIA_TOWN=none PRONOIA_LANG=en
python3 tests/siege.py "$dir"
