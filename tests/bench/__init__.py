"""What is fast and should stay so, measured: `make bench`, or one of it by `make bench NAME=cue_accuracy`."""
