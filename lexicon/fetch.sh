#!/bin/bash
# Fetch the Debian word lists the lexicon is built from, in the versions named here, into the folder given.
set -euo pipefail
folder=$(realpath -m "$1")
mkdir -p "$folder/packages"
cd "$folder/packages"
for package in wdutch=1:2.20.19-2 wamerican=2020.12.07-2 wbritish=2020.12.07-2; do
    apt-get download "$package"
done
for package in ./*.deb; do
    dpkg -x "$package" "$folder/root"
done
cp "$folder"/root/usr/share/dict/{dutch,american-english,british-english} "$folder/"
