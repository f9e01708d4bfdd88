"""What a posted photo shows, told on this computer: faces, how old they look, how recognisable they are.

No face is compared with another, no description of a face is kept, and no picture leaves this process.
"""
