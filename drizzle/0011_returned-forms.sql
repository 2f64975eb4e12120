-- Whoever sees orders may hold a form that came back beside them, whoever keys them may take it; what a company took from a role stays taken.
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.readForm' FROM role_permissions WHERE permission = 'orders.get';
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.takeForm' FROM role_permissions WHERE permission = 'orders.save';
