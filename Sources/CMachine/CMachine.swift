// CMachine
