# Sourced after common.sh. A sysroot holds newer Debian packages with all their libraries, libc too, unpacked beside the
# host: apt checks their signatures, nothing is installed, and the host's own packages stay as they are.

# sysroot NAME SUITE PACKAGE...: unpacks the packages of a Debian suite into $cache/NAME/root, once.
sysroot() {
    local name=$1 suite=$2 recipe="sysroot $*"
    shift 2
    is_done "$name" "$recipe" && return 0
    say "unpacking $* from Debian $suite"
    local state=$cache/apt-$suite home=$cache/$name mirror
    mirror=$(debian_mirror)
    rm -rf "$home"
    mkdir -p "$state"/lists/partial "$home"/archives/partial "$home/root"
    : >"$state/status"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$mirror" "$suite" >"$state/sources.list"
    local apt=(
        apt-get -qq
        -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
        -o "Dir::State::lists=$state/lists" -o "Dir::State::status=$state/status"
        -o "Dir::Cache::archives=$home/archives" -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache="
        -o APT::Sandbox::User=root -o Debug::NoLocking=1 -o Acquire::Languages=none
        -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
    )
    "${apt[@]}" update >&2
    "${apt[@]}" -y --no-install-recommends --download-only install "$@" >/dev/null
    local directory archive
    for directory in bin sbin lib lib64; do
        mkdir -p "$home/root/usr/$directory"
        ln -s "usr/$directory" "$home/root/$directory"
    done
    for archive in "$home"/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$archive" | tar -x -C "$home/root" --keep-directory-symlink --no-same-owner
    done
    rm -rf "$home/archives"
    mark_done "$name" "$recipe"
}

# The archive that the machine's own apt uses, or the one that DEBIAN_MIRROR names.
debian_mirror() {
    [ -z "${DEBIAN_MIRROR:-}" ] || { printf '%s' "$DEBIAN_MIRROR"; return; }
    local found
    found=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null || true)
    [ -n "$found" ] || { say 'no Debian archive in the apt sources: set DEBIAN_MIRROR'; return 1; }
    head -1 <<<"$found" | tr -d ' '
}

# loader NAME: the words that start a program of sysroot NAME with the sysroot's own dynamic loader and libraries.
loader() {
    local root=$cache/$1/root triplet
    triplet=$(basename "$(dirname "$(find "$root/usr/lib" -maxdepth 2 -name 'libc.so.6' | head -1)")")
    printf '%s --library-path %s:%s' "$(find "$root/usr/lib64/" "$root/usr/lib/" -maxdepth 2 -name 'ld-linux-*.so.*' 2>/dev/null | head -1)" \
        "$root/usr/lib/$triplet" "$root/usr/lib"
}
