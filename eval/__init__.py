"""The benchmark: gold questions, what is measured of the answers, and what may be concluded from it."""
