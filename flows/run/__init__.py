"""One run of the flow: what travels through it, what it counts, who hears of it."""
