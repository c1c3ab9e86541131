#!/usr/bin/env bash
# Everything that CI checks. A step that fails does not keep the next ones from running; the exit code tells.
# CHECK_DATABASE_URL: a PostgreSQL for the second run of the suite (left out, and said so, when not set).
# CHECK_CACHE_URL: a Redis for the same run.
set -euo pipefail
cd "$(dirname "$0")/.."

logs="$(mktemp -d)"
trap 'rm -rf "$logs"' EXIT
report=""
failed=0

step() { # step <name> <command...>
    local name="$1" started=$SECONDS verdict=ok
    shift
    printf '\n=== %s\n' "$name"
    if ! "$@" 2>&1 | tee "$logs/$name.log"; then
        verdict=FAILED
        failed=1
    fi
    report+="$(printf '%-36s %-7s %5d s' "$name" "$verdict" $((SECONDS - started)))"$'\n'
}

# Dummy values: the check reads settings, it connects to nothing.
check_deploy() {
    SECRET_KEY="$(printf 'only-for-this-check-%.0s0123456789' 1 2 3)" ALLOWED_HOSTS=leerlijn.example \
        BASE_URL=https://leerlijn.example DATABASE_URL=postgres://nobody@localhost/nothing \
        CACHE_URL=redis://localhost:6379/1 DJANGO_SETTINGS_MODULE=lms.site.settings.production \
        .venv/bin/python manage.py check --deploy --fail-level WARNING
}

# The name is ours alone: Django puts test_ before it and pytest a worker's number behind it.
# tests/boot and tests/wheel bring their own databases: once is enough.
suite_on_postgres() {
    DATABASE_URL="${CHECK_DATABASE_URL%/*}/leerlijn_$$_$(date +%s)" CACHE_URL="${CHECK_CACHE_URL:-locmemcache://}" \
        make test ARGS="--ignore=tests/boot --ignore=tests/wheel"
}

step set-up make env
step lint make lint
step types make types
step migrations .venv/bin/python manage.py makemigrations --check --dry-run
step deployment-settings check_deploy
step tests-sqlite make test
if [ -n "${CHECK_DATABASE_URL:-}" ]; then
    step tests-postgresql suite_on_postgres
else
    report+="tests-postgresql                     left out: set CHECK_DATABASE_URL"$'\n'
fi

printf '\n=== summary\n%s' "$report"
for name in tests-sqlite tests-postgresql; do
    if [ -f "$logs/$name.log" ]; then
        printf '%s:\n' "$name"
        grep -E '^=+ .*(passed|failed|error|no tests ran).* in ' "$logs/$name.log" | tail -n 1 || true
    fi
done
exit "$failed"
