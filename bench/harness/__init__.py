"""What bench/run is made of: one module for each thing it starts or measures."""
