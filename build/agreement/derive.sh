#!/usr/bin/env bash
# Makes docs/agreement.md: runs the tests that compare with the test books and lets them write their tables, then puts these together.
# --collect only puts together what is there; --check fails if that is not what docs/agreement.md holds.
set -euo pipefail
cd "$(dirname "$0")/../.."
parts=docs/agreement
page=docs/agreement.md

collect() {
    printf '%s\n\n' '<!-- Put together from docs/agreement/ by build/agreement/derive.sh: change the tests, not this page. -->'
    printf '%s\n\n' '# Agreement' 'What the platform says of the test books, compared with what others say of them. Where they disagree, each case is named with the reason.'
    local part
    for part in "$parts"/*.md; do
        [ -e "$part" ] || continue
        printf -- '- [%s](#%s)\n' "$(title "$part")" "$(title "$part" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_-')"
    done
    for part in "$parts"/*.md; do
        [ -e "$part" ] || continue
        # each part begins with a heading of the second level; its note for editors is not wanted here
        printf '\n'
        sed -e '/^<!--.*-->$/d' "$part" | sed -e '/./,$!d'
    done
}

title() {
    sed -n 's/^## //p' "$1" | head -n 1
}

case "${1:-}" in
    --check)
        diff -u "$page" <(collect) || { echo "docs/agreement.md is out of date: build/agreement/derive.sh --collect" >&2; exit 1; }
        exit 0
        ;;
    --collect) ;;
    "")
        mvn -B verify -Dbindery.derive '-Dtest=*Agreement*Test,*AgreementIT' -Dsurefire.failIfNoSpecifiedTests=false
        ;;
    *)
        echo "usage: build/agreement/derive.sh [--collect|--check]" >&2
        exit 2
        ;;
esac
collect > "$page.new"
mv "$page.new" "$page"
echo "$page is written"
