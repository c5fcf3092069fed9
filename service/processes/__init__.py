"""The processes of the service: the intake, the keeper, and one that starts both."""
