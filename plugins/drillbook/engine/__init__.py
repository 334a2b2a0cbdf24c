"""The pure engine: routines compiled to timelines, sessions stepped through them. Owns no clock, no file, no page."""
