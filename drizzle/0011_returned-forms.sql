-- Whoever keys orders reads and takes the forms that come back; what a company took from a role stays taken.
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.readForm' FROM role_permissions WHERE permission = 'orders.save';
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.takeForm' FROM role_permissions WHERE permission = 'orders.save';
