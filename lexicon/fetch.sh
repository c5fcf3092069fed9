#!/bin/bash
# Fetch the Debian word lists the lexicon is built from into the folder given, with their licences.
# Refuses any other version and any other bytes than those named here. Needs Debian's own apt, no rights of root.
set -euo pipefail
folder=$(realpath -m "$1")
packages=(
    "wdutch=1:2.20.19-2 79dc0dbbd9b3e029ba84423a804c635aca87105521962f9b4c3023399c94dc35"
    "wamerican=2020.12.07-2 c8f8e2b2ad0d37bfdd41f0e40f1e4c8e5f907467d768a1d3698b164e9617f0b4"
    "wbritish=2020.12.07-2 f80571f14aa987ef0d727e2077d4f2abd84adf92492af494e7de04882c53be3f"
)
rm -rf "$folder"
mkdir -p "$folder/packages" "$folder/root"
cd "$folder/packages"
for line in "${packages[@]}"; do
    read -r package sum <<< "$line"
    apt-get -qq download "$package"
    file=$(ls -- "${package%%=*}"_*.deb)
    echo "$sum  $file" | sha256sum --check --quiet
    dpkg -x "$file" "$folder/root"
    echo "$package: the bytes are the ones expected"
done
cp "$folder"/root/usr/share/dict/{dutch,american-english,british-english} "$folder/"
cp "$folder/root/usr/share/doc/wdutch/copyright" "$folder/LICENCE.wdutch.txt"
cp "$folder/root/usr/share/doc/wamerican/copyright" "$folder/LICENCE.scowl.txt"
