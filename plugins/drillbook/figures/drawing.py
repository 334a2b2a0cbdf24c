"""Drawn figures, from one door: everything that pages and player take from this room."""

from drillbook.figures.motion import motion
from drillbook.figures.still import Still, all_poses, stills, thumbnail
from drillbook.figures.strip import Moment, Strip, strip

__all__ = ["Moment", "Still", "Strip", "all_poses", "motion", "stills", "strip", "thumbnail"]
