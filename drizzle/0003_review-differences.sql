-- A class found by the program is a proposal until a person accepts it: what counted as explained in an open comparison without
-- anyone's word waits for a person again.
UPDATE reconciliation_differences SET explained = 0
WHERE explained = 1 AND note = ''
  AND reconciliation_id IN (SELECT id FROM documents WHERE kind = 'reconciliation' AND status = 'open');
