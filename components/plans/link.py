"""A draft as a short text for a link, and back.

    1.<territory>.<base64url of: checksum (3 bytes), number of sides, sides, assignment>

A side is a byte of flags (owners by the territory's order of groups, shared, own colour; two bytes
where a territory has more than six groups), the length of its name, the name and, if it is not the
owners' own, the colour. The assignment is one
number in base (number of sides), a digit a unit in the order of the ids. The checksum covers the
territory and its unit ids too, so that a link to another set of units is noticed.
"""

from __future__ import annotations

import base64
import binascii
import re
from zlib import crc32

import geodata as gd
from components.plans.draft import Draft, draft, make_sides, refuse
from components.plans.offered import offered
from components.plans.territories import find, is_own

VERSION = "1"
_SHARED, _COLOUR = 1 << 6, 1 << 7
_FEW = 6  # groups whose bits fit beside those two


def encode(territory: gd.Territory, painted: Draft) -> str:
    """The text for the link; under 300 characters for 142 units and any sides."""
    plan = painted.plan
    own = draft(plan).colours
    body = bytearray([len(plan.sides)])
    for side_id, side in plan.sides.items():
        owners = sum(1 << i for i, group in enumerate(territory.groups) if group in side.owners)
        more = len(territory.groups) > _FEW
        flags = 0 if more else owners
        flags |= _SHARED * side.shared
        colour = painted.colours[side_id]
        flags |= _COLOUR * (colour != own[side_id])
        name = side.name.encode()
        body += bytes([flags, owners, len(name)] if more else [flags, len(name)]) + name
        if flags & _COLOUR:
            body += bytes.fromhex(colour[1:])
    order = sorted(territory.counts.index)
    digits = plan.codes[plan.unit_ids.get_indexer(order)]
    number = 0
    for digit in digits:
        number = number * len(plan.sides) + int(digit)
    body += number.to_bytes(_size(len(order), len(plan.sides)), "big")
    payload = _checksum(territory, body) + body
    text = base64.urlsafe_b64encode(payload).decode().rstrip("=")
    return f"{VERSION}.{territory.id}.{text}"


def territory_of(text: str) -> str:
    """The id of the territory that the link is for. Raises Refusal."""
    match = re.fullmatch(r"(\w+)\.([\w-]+)\.([\w-]*)", text, re.ASCII)
    if not match:
        raise refuse("link_form")
    version, territory_id, _ = match.groups()
    if version != VERSION:
        raise refuse("link_version", found=version, known=VERSION)
    if is_own(territory_id):
        find(territory_id)  # which refuses one that is not loaded here
    elif territory_id not in offered():
        raise refuse("territory", found=territory_id, known=", ".join(offered()))
    return territory_id


def decode(territory: gd.Territory, text: str) -> Draft:
    """The draft behind a link's text. Raises Refusal; nothing is half-read."""
    if territory_of(text) != territory.id:
        raise refuse("other_territory", found=territory_of(text), here=territory.id)
    encoded = text.rsplit(".", 1)[1]
    try:
        payload = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (ValueError, binascii.Error):
        raise refuse("link_broken") from None
    body = payload[3:]
    if payload[:3] != _checksum(territory, body):
        raise refuse("link_broken")
    try:
        return _read(territory, body)
    except (IndexError, UnicodeDecodeError):
        raise refuse("link_broken") from None


def _read(territory: gd.Territory, body: bytes) -> Draft:
    at = 1
    rows = []
    for _ in range(body[0]):
        flags = owned = body[at]
        if len(territory.groups) > _FEW:
            at, owned = at + 1, body[at + 1]
        length = body[at + 1]
        name = body[at + 2 : at + 2 + length].decode()
        at += 2 + length
        colour = ""
        if flags & _COLOUR:
            colour = "#" + body[at : at + 3].hex()
            at += 3
        owners = [group for i, group in enumerate(territory.groups) if owned >> i & 1]
        rows.append(
            {"name": name, "owners": owners, "shared": bool(flags & _SHARED), "colour": colour}
        )
    sides, colours = make_sides(rows, territory)
    order = sorted(territory.counts.index)
    ids, base = list(sides), len(sides)
    if len(body) - at != _size(len(order), base):
        raise refuse("link_broken")
    number = int.from_bytes(body[at:], "big")
    if number >= base ** len(order):
        raise refuse("link_broken")
    assignment = {}
    for unit in reversed(order):
        number, digit = divmod(number, base)
        assignment[unit] = ids[digit]
    return draft(gd.Plan.of({u: assignment[u] for u in territory.counts.index}, sides), colours)


def _size(units: int, sides: int) -> int:
    """Bytes that hold any assignment of so many units to so many sides."""
    return ((sides**units - 1).bit_length() + 7) // 8


def _checksum(territory: gd.Territory, body: bytes | bytearray) -> bytes:
    ids = " ".join([territory.id, *sorted(territory.counts.index)])
    return (crc32(bytes(body), crc32(ids.encode())) & 0xFFFFFF).to_bytes(3, "big")
