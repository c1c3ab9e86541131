#!/bin/sh
# Run the arguments with the first Python >= 3.11 on PATH: `python3` itself may be an older one.
# One that can make virtual environments is taken before one that cannot (Debian ships those apart).
set -u

candidates="python3 python3.13 python3.12 python3.11 python3.14 python"
second_best=""
for name in $candidates; do
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        exec "$name" "$@"
    fi
    second_best="${second_best:-$name}"
done
if [ -n "$second_best" ]; then
    exec "$second_best" "$@"
fi
echo "Python 3.11 or newer is missing: install it (for example 'apt-get install python3 python3-venv'" \
    "or python.org) and run the command again." >&2
exit 1
