"""HTTP in, HTTP out: beginning a plan, the plan on a case, the visits of today, what to leave."""
