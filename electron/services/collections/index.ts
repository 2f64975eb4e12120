export { saveContact, withdrawCustomerPromise } from './contacts'
export { getCollection, listCollections } from './worklist'
