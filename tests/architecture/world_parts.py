"""The parts of the world that need nothing but the world itself, in the order in which they are made."""

from tests.architecture import (
    world_desk,
    world_extratime,
    world_portfolio,
    world_simulation,
    world_uploads,
    world_video,
    world_workplace,
)

PARTS = (
    world_uploads,
    world_desk,
    world_simulation,
    world_video,
    world_workplace,
    world_portfolio,
    world_extratime,
)
