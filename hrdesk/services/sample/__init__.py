"""A whole invented province, always the same for one seed, that comes out right to the last person.

Read in this order: ``figures`` (what it must come to), ``places`` (units), ``seats`` (how many sit
where), ``dealing`` (numbers dealt out to people), ``people`` (who is what), ``careers`` (when),
``rows`` (records of one commune), ``province`` (the plan), ``build`` (the stores).
"""
