"""Many viewers at once, over real websockets and in real browsers; each checks what it got."""
