import './fields.css'

export { DayField } from './day-field'
export { MoneyField, QuantityField, RateField } from './money-field'
export { DistributorPicker, StylePicker } from './picker'
export { SearchInput } from './search-input'
export { WarehousePicker } from './warehouse-picker'
