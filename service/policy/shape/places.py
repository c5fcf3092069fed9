"""The shape of `[geografie]`: the municipalities, their CBS areas and own named places."""

from typing import Annotated

import msgspec
from msgspec import Meta, field

from service.kernel.text import LocalizedText
from service.policy.model import AreaLevel
from service.policy.shape.scalars import AreaCode, Code, Count, MunicipalityCode, Words, Year


class MunicipalityFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[geografie.gemeenten]]`."""

    code: MunicipalityCode
    name: Words = field(name="naam")


class AreaFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[geografie.gebieden]]`: a CBS area; `samen_met` stores it as another one when it is too small."""

    code: AreaCode
    name: Words = field(name="naam")
    inhabitants: Count | None = field(name="inwoners", default=None)
    merged_into: AreaCode | None = field(name="samen_met", default=None)


class PlaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[geografie.plekken]]`: a place that everybody knows by name."""

    code: Code
    name: LocalizedText = field(name="naam")


# guide S8, S18: policy field `geografie`: districts and named places, never a postcode or a coordinate
class GeographyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[geografie]`."""

    cbs_year: Year = field(name="cbs_jaar")
    municipalities: Annotated[
        tuple[MunicipalityFile, ...], Meta(min_length=1, max_length=30, description="een tot dertig gemeenten")
    ] = field(name="gemeenten")
    level: AreaLevel = field(name="niveau", default="wijk")
    floor: Count | None = field(name="ondergrens", default=None)
    read_from: Words | None = field(name="herkomst", default=None)
    areas: tuple[AreaFile, ...] = field(name="gebieden", default=())
    places: tuple[PlaceFile, ...] = field(name="plekken", default=())
