"""What is measured and has no command of its own: each module runs in a process of its own."""
