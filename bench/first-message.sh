#!/usr/bin/env bash
# Seconds from the command to the first message on its topic, seen from outside: the topic's first segment has bytes.
set -eu
archive=${1:?usage: bench/first-message.sh ARCHIVE}
scratch=$(mktemp -d)
trap 'wait; rm -rf "$scratch"' EXIT
start=$(date +%s%N)
"$(dirname "$0")/../leakproof" run "$archive" --policy newsroom --attachment-text no \
  --out "$scratch/release" --work "$scratch/work" > "$scratch/log" 2>&1 &
until find "$scratch/work/kafka" -path '*messages.*' -name '*.log' -size +0 2> /dev/null | grep -q .; do sleep 0.05; done
printf 'first message after %d ms\n' $((($(date +%s%N) - start) / 1000000))
