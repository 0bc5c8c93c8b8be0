"""What one gets, pays or how many: told, compared and added up class by class."""
