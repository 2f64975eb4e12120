-- Whoever sees comparisons sees those of a period, whoever ties lines answers what is offered and runs them again, whoever agrees takes a reply.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'reconciliations.list' AS needs, 'reconciliations.period' AS permission
	UNION ALL SELECT 'reconciliations.match', 'reconciliations.confirm'
	UNION ALL SELECT 'reconciliations.match', 'reconciliations.reject'
	UNION ALL SELECT 'reconciliations.match', 'reconciliations.settle'
	UNION ALL SELECT 'reconciliations.match', 'reconciliations.refresh'
	UNION ALL SELECT 'reconciliations.match', 'reconciliations.refreshAll'
	UNION ALL SELECT 'reconciliations.agree', 'reconciliations.reply'
) added ON added.needs = held.permission;
