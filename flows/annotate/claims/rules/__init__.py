"""One file a rule. Each reads an article and the claims found so far, and returns the claims that stand after it."""
