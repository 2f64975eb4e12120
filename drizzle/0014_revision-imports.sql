ALTER TABLE `order_revisions` ADD `import_id` integer REFERENCES imports(id);--> statement-breakpoint
CREATE INDEX `order_revisions_by_import` ON `order_revisions` (`import_id`) WHERE import_id is not null;
--> statement-breakpoint
-- Whoever sees orders may hold a form that came back beside them, whoever keys them may take it; what a company took from a role stays taken.
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.readForm' FROM role_permissions WHERE permission = 'orders.get';
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT role, 'orders.takeForm' FROM role_permissions WHERE permission = 'orders.save';
