"""What a turn does: asks for an amount, adds up what was shown, thanks, corrects, …"""

from assistant.acts.act import Act, Shown
from assistant.acts.model import ActClassifier, Guess

__all__ = ["Act", "ActClassifier", "Guess", "Shown"]
