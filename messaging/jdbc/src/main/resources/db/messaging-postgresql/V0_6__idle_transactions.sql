-- every connection now sets its own idle_in_transaction_session_timeout; a role that others use as well is left alone
do $$
begin
    alter role current_user reset idle_in_transaction_session_timeout;
exception
    when insufficient_privilege then
        raise notice 'the role keeps its idle_in_transaction_session_timeout';
end
$$;
