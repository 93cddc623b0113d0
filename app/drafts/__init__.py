"""What is being typed, kept beside the journal until it is saved."""
