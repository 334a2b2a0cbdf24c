"""Drawn figures, from one door: everything that pages and player take from this room."""

from drillbook.figures.still import Still, all_poses, stills, thumbnail

__all__ = ["Still", "all_poses", "stills", "thumbnail"]
