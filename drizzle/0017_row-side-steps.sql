-- Whoever may open orders sees what stands beside their rows, whoever sees styles sees their pictures, whoever keeps styles keeps those too.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'orders.credit' AS needs, 'orders.rowSide' AS permission
	UNION ALL SELECT 'styles.matrix', 'pictures.get'
	UNION ALL SELECT 'styles.matrix', 'pictures.thumbnails'
	UNION ALL SELECT 'styles.save', 'pictures.match'
	UNION ALL SELECT 'styles.save', 'pictures.save'
	UNION ALL SELECT 'styles.save', 'pictures.remove'
) added ON added.needs = held.permission;
