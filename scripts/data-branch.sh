#!/usr/bin/env bash
# The archive lives on the orphan branch `data`, checked out as a worktree at content/archive.
#   data-branch.sh fetch   check the branch out, or begin it
#   data-branch.sh push    commit what is new and push it; rebases and tries five times, since segments never conflict
set -euo pipefail
cd "$(dirname "$0")/.."
archive=content/archive

fetch() {
  if git fetch --depth 1 origin data; then
    git worktree add --force -B data "$archive" FETCH_HEAD
  else
    git worktree add --detach --force "$archive"
    git -C "$archive" checkout --orphan data
    git -C "$archive" rm -rfq --ignore-unmatch .
  fi
}

push() {
  cd "$archive"
  git add --all .
  if git diff --cached --quiet; then
    echo "nothing new"
    return 0
  fi
  git -c user.name=marsad -c user.email=marsad@users.noreply.github.com commit -qm "data: $(date -u +%Y-%m-%dT%H:%MZ)"
  for try in 1 2 3 4 5; do
    git push origin HEAD:data && return 0
    sleep $((RANDOM % 5 + try * 3))
    git fetch --depth 50 origin data && git -c user.name=marsad -c user.email=marsad@users.noreply.github.com rebase FETCH_HEAD || git rebase --abort
  done
  echo "the branch data could not be pushed" >&2
  return 1
}

case "${1:-}" in
  fetch) fetch ;;
  push) push ;;
  *)
    echo "usage: data-branch.sh fetch | push" >&2
    exit 2
    ;;
esac
