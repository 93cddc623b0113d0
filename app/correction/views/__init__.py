"""What the desk shows of 社区矫正: frozen values, a module for each part of the work."""
