-- Whoever may look at files before they come in may look at order forms cell by cell, whoever brings them in keeps what columns mean.
INSERT OR IGNORE INTO role_permissions (role, permission)
SELECT held.role, added.permission FROM role_permissions held
JOIN (
	SELECT 'imports.preview' AS needs, 'imports.forms' AS permission
	UNION ALL SELECT 'imports.preview', 'imports.problemFiles'
	UNION ALL SELECT 'imports.preview', 'imports.layouts'
	UNION ALL SELECT 'imports.run', 'imports.saveLayout'
	UNION ALL SELECT 'imports.run', 'imports.forgetLayout'
) added ON added.needs = held.permission;
