CREATE TABLE audit (
	seq BIGINT NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	device TEXT NOT NULL,
	action TEXT NOT NULL,
	subject_type TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	details TEXT NOT NULL,
	prev_hash TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_audit PRIMARY KEY (seq),
	CONSTRAINT uq_audit_hash UNIQUE (hash)
);
CREATE INDEX ix_audit_subject_id_subject_type ON audit (subject_id, subject_type);
CREATE TABLE billing_contacts (
	id BIGSERIAL NOT NULL,
	company_id TEXT NOT NULL,
	company_key TEXT NOT NULL,
	first_name TEXT NOT NULL,
	last_name TEXT NOT NULL,
	company TEXT NOT NULL,
	email TEXT NOT NULL,
	phone TEXT NOT NULL,
	street TEXT NOT NULL,
	postal_code TEXT NOT NULL,
	city TEXT NOT NULL,
	state TEXT NOT NULL,
	country TEXT NOT NULL,
	tax_number TEXT NOT NULL,
	remark TEXT NOT NULL,
	is_default INTEGER NOT NULL,
	updated_at TEXT NOT NULL,
	search_name TEXT NOT NULL,
	search_text TEXT NOT NULL,
	email_key TEXT NOT NULL,
	tax_key TEXT NOT NULL,
	CONSTRAINT pk_billing_contacts PRIMARY KEY (id),
	CONSTRAINT ck_billing_contacts_is_default CHECK (is_default IN (0, 1))
);
CREATE INDEX ix_billing_contacts_company_key ON billing_contacts (company_key);
CREATE INDEX ix_billing_contacts_email_key ON billing_contacts (email_key);
CREATE INDEX ix_billing_contacts_search_name_id ON billing_contacts (search_name, id);
CREATE INDEX ix_billing_contacts_tax_key ON billing_contacts (tax_key);
CREATE TABLE companies (
	id BIGSERIAL NOT NULL,
	company_id TEXT NOT NULL,
	lookup_key TEXT NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	phone TEXT NOT NULL,
	street TEXT NOT NULL,
	postal_code TEXT NOT NULL,
	city TEXT NOT NULL,
	state TEXT NOT NULL,
	country TEXT NOT NULL,
	tax_number TEXT NOT NULL,
	verified INTEGER NOT NULL,
	demo INTEGER NOT NULL,
	search_name TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	CONSTRAINT pk_companies PRIMARY KEY (id),
	CONSTRAINT ck_companies_verified CHECK (verified IN (0, 1)),
	CONSTRAINT ck_companies_demo CHECK (demo IN (0, 1)),
	CONSTRAINT uq_companies_lookup_key UNIQUE (lookup_key)
);
CREATE INDEX ix_companies_demo ON companies (lookup_key) WHERE demo = 1;
CREATE INDEX ix_companies_search_name ON companies (search_name text_pattern_ops);
CREATE INDEX ix_companies_unverified ON companies (lookup_key) WHERE verified = 0;
CREATE TABLE company_aliases (
	alias_key TEXT NOT NULL,
	alias_id TEXT NOT NULL,
	company_key TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_company_aliases PRIMARY KEY (alias_key)
);
CREATE INDEX ix_company_aliases_company_key ON company_aliases (company_key);
CREATE TABLE consents (
	id BIGSERIAL NOT NULL,
	product TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	order_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	actor TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_consents PRIMARY KEY (id),
	CONSTRAINT ck_consents_product CHECK (product IN ('workplace', 'pce_package'))
);
CREATE INDEX ix_consents_subject_key_product ON consents (subject_key, product);
CREATE TABLE counters (
	series TEXT NOT NULL,
	last BIGINT NOT NULL,
	CONSTRAINT pk_counters PRIMARY KEY (series),
	CONSTRAINT ck_counters_last CHECK (last > 0)
);
CREATE TABLE day_closes (
	id TEXT NOT NULL,
	number TEXT NOT NULL,
	series TEXT NOT NULL,
	counter BIGINT NOT NULL,
	day TEXT NOT NULL,
	device TEXT NOT NULL,
	closed_at TEXT NOT NULL,
	actor TEXT NOT NULL,
	demo INTEGER NOT NULL,
	content TEXT NOT NULL,
	content_sha256 TEXT NOT NULL,
	pdf_sha256 TEXT NOT NULL,
	pdf BYTEA NOT NULL,
	CONSTRAINT pk_day_closes PRIMARY KEY (id),
	CONSTRAINT uq_day_closes_number UNIQUE (number),
	CONSTRAINT uq_day_closes_series_counter UNIQUE (series, counter),
	CONSTRAINT ck_day_closes_counter CHECK (counter > 0),
	CONSTRAINT ck_day_closes_demo CHECK (demo IN (0, 1))
);
CREATE INDEX ix_day_closes_device_closed_at ON day_closes (device, closed_at);
CREATE TABLE drafts (
	id TEXT NOT NULL,
	request TEXT NOT NULL,
	begun_again TEXT NOT NULL,
	created_at TEXT NOT NULL,
	updated_at TEXT NOT NULL,
	CONSTRAINT pk_drafts PRIMARY KEY (id)
);
CREATE TABLE imported_orders (
	id BIGSERIAL NOT NULL,
	number TEXT NOT NULL,
	placed_at TEXT NOT NULL,
	cells TEXT NOT NULL,
	content TEXT NOT NULL,
	source TEXT NOT NULL,
	imported_at TEXT NOT NULL,
	event TEXT NOT NULL,
	search_text TEXT NOT NULL,
	CONSTRAINT pk_imported_orders PRIMARY KEY (id),
	CONSTRAINT uq_imported_orders_number UNIQUE (number)
);
CREATE INDEX ix_imported_orders_event ON imported_orders (event);
CREATE INDEX ix_imported_orders_placed_at_id ON imported_orders (placed_at, id);
CREATE TABLE leases (
	name TEXT NOT NULL,
	holder TEXT NOT NULL,
	until TEXT NOT NULL,
	CONSTRAINT pk_leases PRIMARY KEY (name)
);
CREATE TABLE logos (
	sha256 TEXT NOT NULL,
	image BYTEA NOT NULL,
	CONSTRAINT pk_logos PRIMARY KEY (sha256)
);
CREATE TABLE meta (
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY (key)
);
CREATE TABLE notes (
	id BIGSERIAL NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	at TEXT NOT NULL,
	author TEXT NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_notes PRIMARY KEY (id)
);
CREATE INDEX ix_notes_subject_key_at ON notes (subject_key, at);
CREATE TABLE orders (
	id TEXT NOT NULL,
	number TEXT NOT NULL,
	series TEXT NOT NULL,
	counter BIGINT NOT NULL,
	placed_at TEXT NOT NULL,
	device TEXT NOT NULL,
	product TEXT NOT NULL,
	operation TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	company_name TEXT NOT NULL,
	search_name TEXT NOT NULL,
	plan TEXT NOT NULL,
	cycle TEXT NOT NULL,
	years BIGINT NOT NULL,
	starts_on TEXT NOT NULL,
	expires_on TEXT NOT NULL,
	what TEXT NOT NULL,
	currency TEXT NOT NULL,
	subtotal_minor BIGINT NOT NULL,
	discount_minor BIGINT NOT NULL,
	net_minor BIGINT NOT NULL,
	tax_minor BIGINT NOT NULL,
	total_minor BIGINT NOT NULL,
	discount_percent TEXT NOT NULL,
	price_list_id BIGINT NOT NULL,
	price_list_name TEXT NOT NULL,
	payment_method TEXT NOT NULL,
	pi_number TEXT NOT NULL,
	po_number TEXT NOT NULL,
	event TEXT NOT NULL,
	rep TEXT NOT NULL,
	assigned_to TEXT NOT NULL,
	verified INTEGER NOT NULL,
	auto_renew INTEGER NOT NULL,
	demo INTEGER NOT NULL,
	CONSTRAINT pk_orders PRIMARY KEY (id),
	CONSTRAINT uq_orders_number UNIQUE (number),
	CONSTRAINT uq_orders_series_counter UNIQUE (series, counter),
	CONSTRAINT ck_orders_counter CHECK (counter > 0),
	CONSTRAINT ck_orders_product CHECK (product IN ('workplace', 'pce_package')),
	CONSTRAINT ck_orders_operation CHECK (operation IN ('purchase', 'expand', 'renew', 'switch')),
	CONSTRAINT ck_orders_cycle CHECK (cycle IN ('annually', 'monthly', 'once')),
	CONSTRAINT ck_orders_currency CHECK (length(currency) = 3),
	CONSTRAINT ck_orders_net CHECK (subtotal_minor - discount_minor = net_minor),
	CONSTRAINT ck_orders_total CHECK (net_minor + tax_minor = total_minor),
	CONSTRAINT ck_orders_payment_method CHECK (payment_method IN ('paypal', 'card', 'offline')),
	CONSTRAINT ck_orders_verified CHECK (verified IN (0, 1)),
	CONSTRAINT ck_orders_auto_renew CHECK (auto_renew IN (0, 1)),
	CONSTRAINT ck_orders_demo CHECK (demo IN (0, 1)),
	CONSTRAINT ck_orders_term CHECK (starts_on < expires_on),
	CONSTRAINT ck_orders_discount CHECK (discount_minor >= 0)
);
CREATE INDEX ix_orders_event_placed_at_id ON orders (event, placed_at, id);
CREATE INDEX ix_orders_event_rep_placed_at_id ON orders (event, rep, placed_at, id);
CREATE INDEX ix_orders_product_placed_at_id ON orders (product, placed_at, id);
CREATE INDEX ix_orders_rep_placed_at_id ON orders (rep, placed_at, id);
CREATE INDEX ix_orders_search_name_placed_at_id ON orders (search_name, placed_at, id);
CREATE INDEX ix_orders_subject_key_placed_at ON orders (subject_key, placed_at);
CREATE INDEX ix_orders_total_minor_placed_at_id ON orders (total_minor, placed_at, id);
CREATE INDEX ix_orders_what_placed_at_id ON orders (what, placed_at, id);
CREATE TABLE outbox (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	payload TEXT NOT NULL,
	created_at TEXT NOT NULL,
	state TEXT NOT NULL,
	attempts BIGINT NOT NULL,
	next_at TEXT,
	reason TEXT NOT NULL,
	reply TEXT NOT NULL,
	CONSTRAINT pk_outbox PRIMARY KEY (id),
	CONSTRAINT ck_outbox_state CHECK (state IN ('pending', 'sending', 'acknowledged', 'parked')),
	CONSTRAINT ck_outbox_attempts CHECK (attempts >= 0)
);
CREATE INDEX ix_outbox_state_created_at ON outbox (state, created_at);
CREATE INDEX ix_outbox_subject_id ON outbox (subject_id);
CREATE TABLE portal_cache (
	key TEXT NOT NULL,
	fetched_at TEXT NOT NULL,
	data TEXT NOT NULL,
	CONSTRAINT pk_portal_cache PRIMARY KEY (key)
);
CREATE TABLE portal_users (
	user_key TEXT NOT NULL,
	yeastar_id TEXT NOT NULL,
	name TEXT NOT NULL,
	company TEXT NOT NULL,
	country TEXT NOT NULL,
	activated INTEGER NOT NULL,
	demo INTEGER NOT NULL,
	search_text TEXT NOT NULL,
	CONSTRAINT pk_portal_users PRIMARY KEY (user_key),
	CONSTRAINT ck_portal_users_activated CHECK (activated IN (0, 1)),
	CONSTRAINT ck_portal_users_demo CHECK (demo IN (0, 1))
);
CREATE TABLE price_lists (
	id BIGSERIAL NOT NULL,
	name TEXT NOT NULL,
	currency TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	valid_to TEXT,
	proration TEXT NOT NULL,
	source TEXT NOT NULL,
	imported_at TEXT NOT NULL,
	removed_at TEXT,
	demo INTEGER NOT NULL,
	CONSTRAINT pk_price_lists PRIMARY KEY (id),
	CONSTRAINT ck_price_lists_currency CHECK (length(currency) = 3),
	CONSTRAINT ck_price_lists_proration CHECK (proration IN ('full', 'daily', 'monthly')),
	CONSTRAINT ck_price_lists_demo CHECK (demo IN (0, 1))
);
CREATE TABLE share_links (
	token_sha256 TEXT NOT NULL,
	document_number TEXT NOT NULL,
	purpose TEXT NOT NULL,
	created_at TEXT NOT NULL,
	expires_at TEXT NOT NULL,
	used_at TEXT,
	CONSTRAINT pk_share_links PRIMARY KEY (token_sha256),
	CONSTRAINT ck_share_links_token_sha256 CHECK (length(token_sha256) = 64)
);
CREATE TABLE subscription_changes (
	id BIGSERIAL NOT NULL,
	product TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	kind TEXT NOT NULL,
	order_id TEXT NOT NULL,
	effective_on TEXT,
	at TEXT NOT NULL,
	before TEXT NOT NULL,
	after TEXT NOT NULL,
	CONSTRAINT pk_subscription_changes PRIMARY KEY (id),
	CONSTRAINT ck_subscription_changes_product CHECK (product IN ('workplace', 'pce_package'))
);
CREATE INDEX ix_subscription_changes_subject_key_product ON subscription_changes (subject_key, product);
CREATE TABLE subscriptions (
	id BIGSERIAL NOT NULL,
	product TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	holder_name TEXT NOT NULL,
	search_name TEXT NOT NULL,
	email TEXT NOT NULL,
	country TEXT NOT NULL,
	plan TEXT NOT NULL,
	cycle TEXT NOT NULL,
	starts_on TEXT NOT NULL,
	expires_on TEXT NOT NULL,
	auto_renew INTEGER NOT NULL,
	demo INTEGER NOT NULL,
	capacities TEXT NOT NULL,
	next_plan TEXT NOT NULL,
	assigned_to TEXT NOT NULL,
	coming TEXT DEFAULT '[]' NOT NULL,
	updated_at TEXT NOT NULL,
	CONSTRAINT pk_subscriptions PRIMARY KEY (id),
	CONSTRAINT ck_subscriptions_product CHECK (product IN ('workplace', 'pce_package')),
	CONSTRAINT ck_subscriptions_cycle CHECK (cycle IN ('annually', 'monthly', 'once')),
	CONSTRAINT ck_subscriptions_auto_renew CHECK (auto_renew IN (0, 1)),
	CONSTRAINT ck_subscriptions_demo CHECK (demo IN (0, 1)),
	CONSTRAINT uq_subscriptions_product_subject_key UNIQUE (product, subject_key)
);
CREATE INDEX ix_subscriptions_email ON subscriptions (email);
CREATE INDEX ix_subscriptions_expires_on ON subscriptions (expires_on);
CREATE INDEX ix_subscriptions_plan_expires_on ON subscriptions (plan, expires_on);
CREATE INDEX ix_subscriptions_search_name ON subscriptions (search_name);
CREATE TABLE void_numbers (
	series TEXT NOT NULL,
	counter BIGINT NOT NULL,
	reason TEXT NOT NULL,
	actor TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_void_numbers PRIMARY KEY (series, counter),
	CONSTRAINT ck_void_numbers_counter CHECK (counter > 0)
);
CREATE TABLE documents (
	id TEXT NOT NULL,
	type TEXT NOT NULL,
	number TEXT NOT NULL,
	series TEXT NOT NULL,
	counter BIGINT NOT NULL,
	issued_at TEXT NOT NULL,
	issued_on TEXT NOT NULL,
	order_id TEXT,
	draft_id TEXT NOT NULL,
	preceding_id TEXT,
	order_number TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	subject_key TEXT NOT NULL,
	buyer_name TEXT NOT NULL,
	currency TEXT NOT NULL,
	subtotal_minor BIGINT NOT NULL,
	discount_minor BIGINT NOT NULL,
	net_minor BIGINT NOT NULL,
	tax_minor BIGINT NOT NULL,
	total_minor BIGINT NOT NULL,
	due_on TEXT,
	valid_until TEXT,
	event TEXT NOT NULL,
	demo INTEGER NOT NULL,
	content_sha256 TEXT NOT NULL,
	CONSTRAINT pk_documents PRIMARY KEY (id),
	CONSTRAINT ck_documents_type CHECK (type IN ('quote', 'proforma', 'invoice', 'credit_note', 'receipt', 'refund')),
	CONSTRAINT uq_documents_number UNIQUE (number),
	CONSTRAINT uq_documents_series_counter UNIQUE (series, counter),
	CONSTRAINT ck_documents_counter CHECK (counter > 0),
	CONSTRAINT ck_documents_currency CHECK (length(currency) = 3),
	CONSTRAINT ck_documents_net CHECK (subtotal_minor - discount_minor = net_minor),
	CONSTRAINT ck_documents_total CHECK (net_minor + tax_minor = total_minor),
	CONSTRAINT ck_documents_demo CHECK (demo IN (0, 1)),
	CONSTRAINT fk_documents_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id),
	CONSTRAINT fk_documents_preceding_id_documents FOREIGN KEY(preceding_id) REFERENCES documents (id)
);
CREATE INDEX ix_documents_draft_id ON documents (draft_id);
CREATE INDEX ix_documents_order_id_issued_at ON documents (order_id, issued_at);
CREATE INDEX ix_documents_preceding_id ON documents (preceding_id);
CREATE INDEX ix_documents_subject_key_issued_at ON documents (subject_key, issued_at);
CREATE INDEX ix_documents_type_issued_at ON documents (type, issued_at);
CREATE TABLE order_lines (
	order_id TEXT NOT NULL,
	position BIGINT NOT NULL,
	item TEXT NOT NULL,
	kind TEXT NOT NULL,
	quantity BIGINT NOT NULL,
	unit TEXT NOT NULL,
	unit_price_micros BIGINT NOT NULL,
	factor TEXT NOT NULL,
	amount_minor BIGINT NOT NULL,
	discount_minor BIGINT NOT NULL,
	net_minor BIGINT NOT NULL,
	current_quantity BIGINT NOT NULL,
	CONSTRAINT pk_order_lines PRIMARY KEY (order_id, position),
	CONSTRAINT ck_order_lines_kind CHECK (kind IN ('plan', 'service')),
	CONSTRAINT ck_order_lines_quantity CHECK (quantity > 0),
	CONSTRAINT ck_order_lines_net CHECK (amount_minor - discount_minor = net_minor),
	CONSTRAINT ck_order_lines_current_quantity CHECK (current_quantity >= 0),
	CONSTRAINT fk_order_lines_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE TABLE order_snapshots (
	order_id TEXT NOT NULL,
	content TEXT NOT NULL,
	CONSTRAINT pk_order_snapshots PRIMARY KEY (order_id),
	CONSTRAINT fk_order_snapshots_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE TABLE order_states (
	id BIGSERIAL NOT NULL,
	order_id TEXT NOT NULL,
	status TEXT NOT NULL,
	paid_minor BIGINT NOT NULL,
	portal_state TEXT NOT NULL,
	portal_order_number TEXT NOT NULL,
	portal_status TEXT NOT NULL,
	custom_reference TEXT NOT NULL,
	owner TEXT NOT NULL,
	comment TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	placed_at TEXT NOT NULL,
	product TEXT NOT NULL,
	event TEXT NOT NULL,
	rep TEXT NOT NULL,
	currency TEXT NOT NULL,
	total_minor BIGINT NOT NULL,
	document_number TEXT NOT NULL,
	search_text TEXT NOT NULL,
	CONSTRAINT pk_order_states PRIMARY KEY (id),
	CONSTRAINT ck_order_states_status CHECK (status IN ('pending', 'paid', 'cancelled', 'failed', 'refunded', 'invalid')),
	CONSTRAINT ck_order_states_product CHECK (product IN ('workplace', 'pce_package')),
	CONSTRAINT ck_order_states_currency CHECK (length(currency) = 3),
	CONSTRAINT uq_order_states_order_id UNIQUE (order_id),
	CONSTRAINT ck_order_states_portal_state CHECK (portal_state IN ('', 'pending', 'sending', 'acknowledged', 'parked', 'handover')),
	CONSTRAINT ck_order_states_paid_minor CHECK (paid_minor >= 0),
	CONSTRAINT fk_order_states_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE INDEX ix_order_states_event_status_placed_at_order_id ON order_states (event, status, placed_at, order_id);
CREATE INDEX ix_order_states_placed_at_order_id ON order_states (placed_at, order_id);
CREATE INDEX ix_order_states_portal_state_placed_at_order_id ON order_states (portal_state, placed_at, order_id);
CREATE INDEX ix_order_states_status_currency_total_minor ON order_states (status, currency, total_minor);
CREATE INDEX ix_order_states_status_placed_at_order_id ON order_states (status, placed_at, order_id);
CREATE TABLE outbox_sending (
	item_id TEXT NOT NULL,
	attempted_at TEXT,
	cause TEXT NOT NULL,
	wrong_field TEXT NOT NULL,
	decisions TEXT NOT NULL,
	facts TEXT NOT NULL,
	CONSTRAINT pk_outbox_sending PRIMARY KEY (item_id),
	CONSTRAINT ck_outbox_sending_cause CHECK (cause IN ('', 'by_hand', 'rejected', 'needs_input', 'unconfirmed', 'price', 'handover')),
	CONSTRAINT fk_outbox_sending_item_id_outbox FOREIGN KEY(item_id) REFERENCES outbox (id)
);
CREATE TABLE payment_attempts (
	id TEXT NOT NULL,
	order_id TEXT NOT NULL,
	environment TEXT NOT NULL,
	state TEXT NOT NULL,
	invoice_id TEXT NOT NULL,
	amount_minor BIGINT NOT NULL,
	currency TEXT NOT NULL,
	card INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	create_request_id TEXT NOT NULL,
	return_url TEXT NOT NULL,
	capture_request_id TEXT NOT NULL,
	paypal_order_id TEXT NOT NULL,
	approve_link TEXT NOT NULL,
	payee TEXT NOT NULL,
	capture_id TEXT NOT NULL,
	called_at TEXT,
	next_at TEXT,
	tries BIGINT NOT NULL,
	reason TEXT NOT NULL,
	reply TEXT NOT NULL,
	CONSTRAINT pk_payment_attempts PRIMARY KEY (id),
	CONSTRAINT ck_payment_attempts_state CHECK (state IN ('new', 'creating', 'awaiting', 'capturing', 'unknown', 'pending', 'captured', 'paid', 'tested', 'expired', 'failed', 'cancelled', 'quarantined')),
	CONSTRAINT ck_payment_attempts_environment CHECK (environment IN ('sandbox', 'live')),
	CONSTRAINT ck_payment_attempts_amount_minor CHECK (amount_minor > 0),
	CONSTRAINT ck_payment_attempts_card CHECK (card IN (0, 1)),
	CONSTRAINT fk_payment_attempts_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE INDEX ix_payment_attempts_order_id ON payment_attempts (order_id);
CREATE UNIQUE INDEX uq_payment_attempts_open ON payment_attempts (order_id) WHERE state IN ('new', 'creating', 'awaiting', 'capturing', 'unknown', 'pending', 'captured', 'quarantined');
CREATE TABLE payments (
	id TEXT NOT NULL,
	order_id TEXT NOT NULL,
	means TEXT NOT NULL,
	reference TEXT NOT NULL,
	received_on TEXT NOT NULL,
	amount_minor BIGINT NOT NULL,
	currency TEXT NOT NULL,
	recorded_at TEXT NOT NULL,
	actor TEXT NOT NULL,
	CONSTRAINT pk_payments PRIMARY KEY (id),
	CONSTRAINT ck_payments_means CHECK (means IN ('bank_transfer', 'cash', 'cheque', 'paypal', 'card_terminal')),
	CONSTRAINT ck_payments_currency CHECK (length(currency) = 3),
	CONSTRAINT ck_payments_amount CHECK (amount_minor <> 0),
	CONSTRAINT fk_payments_order_id_orders FOREIGN KEY(order_id) REFERENCES orders (id)
);
CREATE INDEX ix_payments_order_id ON payments (order_id);
CREATE TABLE price_rows (
	id BIGSERIAL NOT NULL,
	price_list_id BIGINT NOT NULL,
	product TEXT NOT NULL,
	item TEXT NOT NULL,
	kind TEXT NOT NULL,
	pricing_model TEXT NOT NULL,
	cycle TEXT NOT NULL,
	unit_price_micros BIGINT NOT NULL,
	unit TEXT NOT NULL,
	minimum BIGINT NOT NULL,
	maximum BIGINT,
	step BIGINT NOT NULL,
	from_quantity BIGINT NOT NULL,
	plans TEXT NOT NULL,
	CONSTRAINT pk_price_rows PRIMARY KEY (id),
	CONSTRAINT ck_price_rows_product CHECK (product IN ('workplace', 'pce_package')),
	CONSTRAINT ck_price_rows_kind CHECK (kind IN ('plan', 'service')),
	CONSTRAINT ck_price_rows_pricing_model CHECK (pricing_model IN ('quantity', 'flat_rate')),
	CONSTRAINT ck_price_rows_cycle CHECK (cycle IN ('annually', 'monthly', 'once')),
	CONSTRAINT uq_price_rows_price_list_id_product_item_cycle_from_quantity UNIQUE (price_list_id, product, item, cycle, from_quantity),
	CONSTRAINT ck_price_rows_unit_price_micros CHECK (unit_price_micros >= 0),
	CONSTRAINT ck_price_rows_step CHECK (step > 0),
	CONSTRAINT fk_price_rows_price_list_id_price_lists FOREIGN KEY(price_list_id) REFERENCES price_lists (id)
);
CREATE TABLE document_contents (
	document_id TEXT NOT NULL,
	content TEXT NOT NULL,
	CONSTRAINT pk_document_contents PRIMARY KEY (document_id),
	CONSTRAINT fk_document_contents_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id)
);
CREATE TABLE document_files (
	document_id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	stored_at TEXT NOT NULL,
	pdf BYTEA NOT NULL,
	CONSTRAINT pk_document_files PRIMARY KEY (document_id),
	CONSTRAINT fk_document_files_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id)
);
