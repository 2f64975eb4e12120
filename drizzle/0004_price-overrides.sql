ALTER TABLE `order_lines` ADD `override_reason` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `override_user_id` integer;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `policy_price_fen` integer;--> statement-breakpoint
ALTER TABLE `roles` ADD `price_limit_bp` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Who could set a price before by the name of the role has the right for it from now on.
UPDATE roles SET price_limit_bp = CASE code WHEN 'manager' THEN 10000 ELSE 1000 END WHERE code IN ('supervisor', 'manager');
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT code, 'orders.overridePrice' FROM roles WHERE code IN ('supervisor', 'manager');
--> statement-breakpoint
INSERT OR IGNORE INTO role_permissions (role, permission) SELECT code, 'orders.undercutFloor' FROM roles WHERE code = 'manager';
