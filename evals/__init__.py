"""How good is it: cases, metrics, runner, benchmarks."""
