"""Equipment: places, items, events, photos, services, norms and stocktakes, one function per thing a person does."""
