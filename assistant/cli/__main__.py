"""`python -m assistant.cli`, the same as `assistant`."""

from assistant.cli import main

if __name__ == "__main__":
    main()
