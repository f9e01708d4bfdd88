"""The walls around the network: switches before libraries are loaded, and Python's sockets."""
